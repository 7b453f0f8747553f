import { ScheduleChart } from 'diffusion-figures';

export default function Chart() {
  return <ScheduleChart />;
}
