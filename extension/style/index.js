import './index.css';
import './alignment.css';
import './runs.css';
import './samples.css';
