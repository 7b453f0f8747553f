import {
  DiffusionProvider,
  Equation,
  ForwardGrid,
  NoiseTriptych,
  PointProcess,
  ScheduleChart,
  SourceImage,
  Tex,
  TimestepSlider,
  TrainDenoiser,
} from 'diffusion-figures';
import coffee from './coffee.jpg';

/** The figures as a server component gives them. */
export function Article() {
  return (
    <>
      <h1>Diffusion</h1>
      <p>
        A sample of <Tex>{String.raw`q(x_t \mid x_0)`}</Tex> needs no chain:
      </p>
      <Equation name="forward-jump" />
      <ScheduleChart caption="The schedule." />
      <NoiseTriptych image={coffee} t={50} formula caption="What x_t is made of." />
      <section className="night">
        <SourceImage caption="In a dark section." />
      </section>
      <p className="long">Much more is said here.</p>
      <ForwardGrid image="/project/coffee.jpg" rows={2} samples={2} caption="How noise takes over." />
      <DiffusionProvider defaultT={200}>
        <TimestepSlider />
        <PointProcess points="twoMoons" caption="Points under noise." />
      </DiffusionProvider>
      <TrainDenoiser steps={250} count={500} caption="A network that learns them." />
    </>
  );
}
