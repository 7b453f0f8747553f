document.documentElement.dataset.part = 'loaded';
