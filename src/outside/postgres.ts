import type pg from 'pg'
import sql, { type Sql } from 'sql-template-tag'

export { empty, join, raw } from 'sql-template-tag'
export { type Sql, sql }

export interface Scope {
  readonly units: readonly number[]
  readonly staff: number | null
  readonly sealed: boolean
}
export interface Tx {
  many<Row>(query: Sql): Promise<Row[]>
  one<Row>(query: Sql): Promise<Row>
  maybe<Row>(query: Sql): Promise<Row | undefined>
  run(query: Sql): Promise<number>
}
export type Pool = pg.Pool
export declare function openPool(url: string, options: { role: string; max?: number }): Pool
export declare function transaction<T>(pool: Pool, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>
export declare function read<T>(pool: Pool, scope: Scope, work: (tx: Tx) => Promise<T>): Promise<T>
