// React's development build describes every changed prop to the browser's profiler, and breaks where a prop is a revoked
// proxy, whatever the component does with it. It does so only where it finds this function as it is loaded.
Reflect.deleteProperty(console, 'timeStamp');
