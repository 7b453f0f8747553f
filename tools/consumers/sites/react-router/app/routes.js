import { index, route } from '@react-router/dev/routes';

export default [
  index('./routes/home.jsx'),
  route('chart', './routes/chart.jsx'),
  route('plain', './routes/plain.jsx'),
  route('sight', './routes/sight.jsx'),
];
