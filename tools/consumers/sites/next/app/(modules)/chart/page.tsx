import { ScheduleChart } from 'diffusion-figures';

export default function Page() {
  return <ScheduleChart />;
}
