import './index.css';
import './alignment.css';
