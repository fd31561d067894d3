import './index.css';
import './alignmentMap.css';
import './runs.css';
import './samples.css';
