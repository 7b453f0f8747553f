import { FLOAT, ROW, VECTOR } from './memory';

// Products of matrices, in blocks of four rows by eight columns, whose sums stay in registers. Row counts and depths are
// multiples of four, column counts multiples of eight.

/** c ← start + a·b, where `a` has a row for each row of the result: rows of all but `b` and `start` lie ROW apart. */
export function multiply(a: usize, b: usize, bRow: usize, start: usize, c: usize, rows: i32, columns: i32, depth: i32): void {
  for (let row = 0; row < rows; row += 4) {
    for (let column: usize = 0; column < <usize>columns * FLOAT; column += 2 * VECTOR) {
      let c00 = v128.load(start + column);
      let c01 = v128.load(start + column, VECTOR);
      let c10 = c00;
      let c11 = c01;
      let c20 = c00;
      let c21 = c01;
      let c30 = c00;
      let c31 = c01;
      let from = a;
      let by = b + column;
      const end = a + <usize>depth * FLOAT;
      while (from < end) {
        const b0 = v128.load(by);
        const b1 = v128.load(by, VECTOR);
        const a0 = v128.load32_splat(from);
        c00 = f32x4.add(c00, f32x4.mul(a0, b0));
        c01 = f32x4.add(c01, f32x4.mul(a0, b1));
        const a1 = v128.load32_splat(from, ROW);
        c10 = f32x4.add(c10, f32x4.mul(a1, b0));
        c11 = f32x4.add(c11, f32x4.mul(a1, b1));
        const a2 = v128.load32_splat(from, 2 * ROW);
        c20 = f32x4.add(c20, f32x4.mul(a2, b0));
        c21 = f32x4.add(c21, f32x4.mul(a2, b1));
        const a3 = v128.load32_splat(from, 3 * ROW);
        c30 = f32x4.add(c30, f32x4.mul(a3, b0));
        c31 = f32x4.add(c31, f32x4.mul(a3, b1));
        from += FLOAT;
        by += bRow;
      }
      const to = c + column;
      v128.store(to, c00);
      v128.store(to, c01, VECTOR);
      v128.store(to, c10, ROW);
      v128.store(to, c11, ROW + VECTOR);
      v128.store(to, c20, 2 * ROW);
      v128.store(to, c21, 2 * ROW + VECTOR);
      v128.store(to, c30, 3 * ROW);
      v128.store(to, c31, 3 * ROW + VECTOR);
    }
    a += 4 * ROW;
    c += 4 * ROW;
  }
}

/** c ← c + aᵀ·b: the sum over the rows of a tile of the products of units of `a` and of `b`, which lie ROW apart. */
export function accumulate(a: usize, b: usize, c: usize, cRow: usize, rows: i32, columns: i32, depth: i32): void {
  for (let row = 0; row < rows; row += 4) {
    for (let column: usize = 0; column < <usize>columns * FLOAT; column += 2 * VECTOR) {
      const to0 = c + column;
      const to1 = to0 + cRow;
      const to2 = to1 + cRow;
      const to3 = to2 + cRow;
      let c00 = v128.load(to0);
      let c01 = v128.load(to0, VECTOR);
      let c10 = v128.load(to1);
      let c11 = v128.load(to1, VECTOR);
      let c20 = v128.load(to2);
      let c21 = v128.load(to2, VECTOR);
      let c30 = v128.load(to3);
      let c31 = v128.load(to3, VECTOR);
      let from = a;
      let by = b + column;
      const end = a + <usize>depth * ROW;
      while (from < end) {
        const b0 = v128.load(by);
        const b1 = v128.load(by, VECTOR);
        const a0 = v128.load32_splat(from);
        c00 = f32x4.add(c00, f32x4.mul(a0, b0));
        c01 = f32x4.add(c01, f32x4.mul(a0, b1));
        const a1 = v128.load32_splat(from, FLOAT);
        c10 = f32x4.add(c10, f32x4.mul(a1, b0));
        c11 = f32x4.add(c11, f32x4.mul(a1, b1));
        const a2 = v128.load32_splat(from, 2 * FLOAT);
        c20 = f32x4.add(c20, f32x4.mul(a2, b0));
        c21 = f32x4.add(c21, f32x4.mul(a2, b1));
        const a3 = v128.load32_splat(from, 3 * FLOAT);
        c30 = f32x4.add(c30, f32x4.mul(a3, b0));
        c31 = f32x4.add(c31, f32x4.mul(a3, b1));
        from += ROW;
        by += ROW;
      }
      v128.store(to0, c00);
      v128.store(to0, c01, VECTOR);
      v128.store(to1, c10);
      v128.store(to1, c11, VECTOR);
      v128.store(to2, c20);
      v128.store(to2, c21, VECTOR);
      v128.store(to3, c30);
      v128.store(to3, c31, VECTOR);
    }
    a += 4 * FLOAT;
    c += 4 * cRow;
  }
}

/** Exchanges the axes of a matrix: `to` gets a row for each column of `from`. */
export function turn(from: usize, fromRow: usize, to: usize, rows: i32, columns: i32): void {
  for (let row: usize = 0; row < <usize>rows; row++) {
    for (let column: usize = 0; column < <usize>columns; column++) {
      f32.store(to + column * ROW + row * FLOAT, f32.load(from + row * fromRow + column * FLOAT));
    }
  }
}
