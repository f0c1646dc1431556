import { sql, type Tx } from '#outside/postgres.ts'
import { addDays } from '#plain/day.ts'
import type { Book, PriceTable, Relief, Structure, VatPeriod } from './book.ts'

/** All dated prices, taxes and reliefs: a few dozen rows, kept in memory by the one who asks. */
export async function loadBook(tx: Tx): Promise<Book> {
  return {
    tables: await tx.many<PriceTable>(sql`
      select valid_from as "from", valid_to as "to", document, average::text as average, structure, steps, poor_steps as "poorSteps", source, confidence
      from tariff order by valid_from`),
    structures: await tx.many<Structure>(
      sql`select name, document, lease_step as "undeclaredLeaseStep", percents from tariff_structure order by name`,
    ),
    vat: await tx.many<VatPeriod>(
      sql`select valid_from as "from", valid_to as "to", percent, document, confidence from vat_period order by valid_from`,
    ),
    reliefs: await tx.many<Relief>(sql`
      select valid_from as "from", valid_to as "to", percent_off as "percentOff", first_steps as "firstSteps", document, source, confidence
      from tariff_relief order by valid_from`),
  }
}

/** Enters a table that `checkNewTable` found sound; the open one before it ends the day before. */
export async function addTable(tx: Tx, table: PriceTable): Promise<void> {
  await tx.run(
    sql`update tariff set valid_to = ${addDays(table.from, -1)} where valid_to is null and valid_from < ${table.from}`,
  )
  await tx.run(sql`insert into tariff (valid_from, valid_to, document, average, structure, steps, poor_steps, source, confidence)
    values (${table.from}, ${table.to}, ${table.document.normalize('NFC')}, ${table.average}, ${table.structure}, ${JSON.stringify(table.steps)},
      ${table.poorSteps && JSON.stringify(table.poorSteps)}, ${table.source}, ${table.confidence})`)
}

/** Puts a whole book into empty tables: a new installation begins with the bundled one. */
export async function addBook(tx: Tx, book: Book): Promise<void> {
  for (const one of book.structures)
    await tx.run(sql`insert into tariff_structure values (${one.name}, ${one.document}, ${one.undeclaredLeaseStep},
      ${one.percents && JSON.stringify(one.percents)})`)
  for (const table of book.tables) await addTable(tx, table)
  for (const one of book.vat)
    await tx.run(
      sql`insert into vat_period values (${one.from}, ${one.to}, ${one.percent}, ${one.document}, ${one.confidence})`,
    )
  for (const one of book.reliefs)
    await tx.run(sql`insert into tariff_relief values (${one.from}, ${one.to}, ${one.percentOff}, ${one.firstSteps}, ${one.document},
      ${one.source}, ${one.confidence})`)
}
