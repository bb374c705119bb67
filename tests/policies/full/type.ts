/** Inputs with every property that their type has, so that none is forgotten: a new one does not compile without. */
export type Full<T> = T extends string | number | boolean
  ? T
  : T extends readonly (infer Element)[]
    ? Full<NonNullable<Element>>[]
    : string extends keyof T
      ? T
      : { [Key in keyof T]-?: Full<NonNullable<T[Key]>> };
