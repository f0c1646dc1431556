-- Household prices and taxes as dated rows: a new price is a row. Public, so without row-level security, like holiday.

create table tariff_structure (
  name       text     primary key check (name is nfc normalized),
  document   text     not null,
  lease_step smallint check (lease_step > 0),     -- an undeclared short lease is billed at this step as a whole
  percents   jsonb                                 -- [{width, percent}] of the average price, where the decision sets them
);

create table tariff (
  valid_from date    primary key,
  valid_to   date,
  document   text    not null check (document is nfc normalized and document <> ''),
  average    numeric not null check (average > 0), -- average retail price, đồng per kWh before tax
  structure  text    not null references tariff_structure,
  steps      jsonb   not null check (jsonb_typeof(steps) = 'array'),       -- [{width: kWh per household and month, price: đồng}]
  poor_steps jsonb   check (jsonb_typeof(poor_steps) = 'array'),           -- registered poor households, until 2014-05-31
  source     text    not null default '',
  confidence text    not null default '',
  check (valid_to is null or valid_to >= valid_from),
  constraint tariff_no_overlap exclude using gist (daterange(valid_from, valid_to, '[]') with &&)
);

create table vat_period (
  valid_from date     primary key,
  valid_to   date,
  percent    smallint not null check (percent between 0 and 100),
  document   text     not null default '',
  confidence text     not null default '',
  check (valid_to is null or valid_to >= valid_from),
  constraint vat_period_no_overlap exclude using gist (daterange(valid_from, valid_to, '[]') with &&)
);

-- A cut of the first steps' prices for bills whose last day of use lies in the period.
create table tariff_relief (
  valid_from  date     primary key,
  valid_to    date     not null,
  percent_off smallint not null check (percent_off between 1 and 100),
  first_steps smallint not null check (first_steps > 0),
  document    text     not null,
  source      text     not null default '',
  confidence  text     not null default '',
  check (valid_to >= valid_from),
  constraint tariff_relief_no_overlap exclude using gist (daterange(valid_from, valid_to, '[]') with &&)
);

grant select, insert, update on tariff_structure, tariff, vat_period, tariff_relief to langnghe_app;
