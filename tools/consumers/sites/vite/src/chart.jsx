import { ScheduleChart } from 'diffusion-figures';
import 'diffusion-figures/style.css';
import { start } from './start.jsx';

start(<ScheduleChart />);
