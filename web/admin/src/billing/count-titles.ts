/** 1 título, 1.234 títulos. */
export const countTitles = (count: number): string =>
  `${count.toLocaleString('pt-BR')} ${Math.abs(count) === 1 ? 'título' : 'títulos'}`
