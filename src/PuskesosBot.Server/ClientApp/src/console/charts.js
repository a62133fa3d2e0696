import uPlot from 'uplot';

const colours = ['#066fd1', '#2fb344', '#f76707', '#ae3ec9'];
const day = new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'short', timeZone: 'UTC' });

const hour = h => `${String(h).padStart(2, '0')}.00`;

// <div data-chart='{"kind":"line|bars|hours","x":[unix seconds, or hours],"series":[{"label":"…","y":[…]}]}'>; a table
// beside it says the same to those who cannot see it.
export const drawCharts = root => {
  for (const place of root.querySelectorAll('[data-chart]:not([data-drawn])')) {
    place.dataset.drawn = '1';
    draw(place, JSON.parse(place.dataset.chart));
  }
};

const draw = (place, { kind, x, series }) => {
  const bars = kind !== 'line' ? uPlot.paths.bars({ size: [0.6, 40] }) : undefined;
  const isHours = kind === 'hours';
  const name = isHours ? hour : t => day.format(t * 1000);
  const chart = new uPlot({
    width: place.clientWidth,
    height: Math.max(160, place.clientHeight),
    cursor: { drag: { x: false, y: false } },
    scales: {
      x: isHours ? { time: false, range: [-0.5, 23.5] } : {},
      y: { range: (_, min, max) => [Math.min(0, min), Math.max(1, max * 1.1)] }
    },
    axes: [
      {
        values: (_, ticks) => ticks.map(name), grid: { show: false }, space: 70,
        ...(isHours && { incrs: [1, 2, 3, 6] })
      },
      { size: 42, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10000] }
    ],
    series: [
      { label: isHours ? 'Jam' : 'Tanggal', value: (_, t) => (t == null ? '–' : name(t)) },
      ...series.map(({ label }, i) => ({
        label, stroke: colours[i % colours.length], width: 2, paths: bars,
        fill: bars ? colours[i % colours.length] : undefined
      }))
    ]
  }, [x, ...series.map(s => s.y)], place);
  new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: chart.height })).observe(place);
};
