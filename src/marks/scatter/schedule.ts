/** The schedule of figures of points where nothing else is chosen: the one that the network for points learns on. */
export const POINT_SCHEDULE = { kind: 'cosine' } as const;
