import parser from '@typescript-eslint/parser';
import hooks from 'eslint-plugin-react-hooks';

// What Biome does not know: React's own rules, those of its compiler among them. Biome checks everything else.
export default [
  {
    files: ['src/**/*.{ts,tsx}', 'stories/**/*.{ts,tsx}'],
    // None of these may import React.
    ignores: ['src/{base,conventions,core,faces,image,learn,masked,mixture,process,tensor}/**'],
    languageOptions: { parser },
    ...hooks.configs.flat['recommended-latest'],
  },
];
