import { NoiseTriptych } from 'diffusion-figures';

export default function Sight() {
  return (
    <>
      <p className="long">The figure is far below.</p>
      <NoiseTriptych />
    </>
  );
}
