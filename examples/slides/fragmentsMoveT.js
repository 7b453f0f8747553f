/**
 * Gives the figures of a slide the `data-t` of its last fragment that is shown, or of the slide before any is. So t follows from
 * where the deck stands, not from how it came there: backwards, by address, in the speaker’s view and in a PDF it is the same.
 */
export function fragmentsMoveT(deck) {
  const update = () => {
    for (const slide of deck.getSlides()) {
      const shown = [slide, ...slide.querySelectorAll('.fragment.visible')].filter(({ dataset }) => 't' in dataset);
      const last = shown.sort((one, other) => placeOf(one) - placeOf(other)).at(-1);
      if (last) setT(slide, last.dataset.t);
    }
  };
  for (const event of ['ready', 'slidechanged', 'fragmentshown', 'fragmenthidden', 'pdf-ready']) deck.on(event, update);
  if (deck.isReady()) update();
}

/** Of a fragment its number, which reveal.js writes; a slide is before its fragments. */
const placeOf = ({ dataset }) => Number(dataset.fragmentIndex ?? -1);

function setT(slide, t) {
  for (const figure of slide.querySelectorAll('diffusion-figure')) {
    if (figure.getAttribute('t') !== t) figure.setAttribute('t', t);
  }
}
