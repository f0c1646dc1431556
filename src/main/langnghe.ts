import { Command } from 'commander'

const program = new Command('langnghe')
await program.parseAsync()
