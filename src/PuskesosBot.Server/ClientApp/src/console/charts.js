import uPlot from 'uplot';

const colours = ['#066fd1', '#2fb344', '#f76707', '#ae3ec9'];
const day = new Intl.DateTimeFormat('id-ID', { day: 'numeric', month: 'short', timeZone: 'UTC' });

// <div data-chart='{"kind":"line|bars","x":[unix seconds],"series":[{"label":"…","y":[…]}]}'>; a table beside it says
// the same to those who cannot see it.
export const drawCharts = root => {
  for (const place of root.querySelectorAll('[data-chart]:not([data-drawn])')) {
    place.dataset.drawn = '1';
    draw(place, JSON.parse(place.dataset.chart));
  }
};

const draw = (place, { kind, x, series }) => {
  const bars = kind === 'bars' ? uPlot.paths.bars({ size: [0.6, 40] }) : undefined;
  const chart = new uPlot({
    width: place.clientWidth,
    height: Math.max(160, place.clientHeight),
    cursor: { drag: { x: false, y: false } },
    scales: { y: { range: (_, min, max) => [Math.min(0, min), Math.max(1, max * 1.1)] } },
    axes: [
      { values: (_, ticks) => ticks.map(t => day.format(t * 1000)), grid: { show: false }, space: 70 },
      { size: 42, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000, 10000] }
    ],
    series: [
      { label: 'Tanggal', value: (_, t) => (t == null ? '–' : day.format(t * 1000)) },
      ...series.map(({ label }, i) => ({
        label, stroke: colours[i % colours.length], width: 2, paths: bars,
        fill: bars ? colours[i % colours.length] : undefined
      }))
    ]
  }, [x, ...series.map(s => s.y)], place);
  new ResizeObserver(() => chart.setSize({ width: place.clientWidth, height: chart.height })).observe(place);
};
