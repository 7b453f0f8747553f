export default { basename: '/project/', ssr: false, prerender: ['/', '/chart', '/plain', '/sight'] };
