// Runs alone in a child process: reads one picture from stdin, writes it anew to stdout. Whatever a poisoned
// picture does to the decoder, it does it here, without files, network, keys or the database at hand.
import sharp from 'sharp'

const [mostPixels, side, mostMegabytes] = process.argv.slice(2).map(Number)

// Only what phones and scanners make; no SVG, PDF, TIFF, GIF, ImageMagick: by content, whatever the name says.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: [
    'VipsForeignLoadJpegBuffer',
    'VipsForeignLoadPngBuffer',
    'VipsForeignLoadWebpBuffer',
    'VipsForeignLoadHeifBuffer',
  ],
})
sharp.cache(false)
sharp.concurrency(1)

// Decoding happens on another thread, so this one can watch the memory and end it all.
setInterval(() => {
  if (process.memoryUsage.rss() > mostMegabytes * 1_048_576) process.exit(4)
}, 20).unref()

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
try {
  const picture = sharp(Buffer.concat(chunks), {
    limitInputPixels: mostPixels,
    failOn: 'truncated',
    sequentialRead: true,
    pages: 1,
  })
  // Turned as the camera held it, then nothing of EXIF, GPS, colour profile or comment is carried over.
  const { data, info } = await picture
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .jpeg({ quality: 80, progressive: true })
    .toBuffer({ resolveWithObject: true })
  const head = Buffer.alloc(8)
  head.writeUInt32BE(info.width, 0)
  head.writeUInt32BE(info.height, 4)
  process.stdout.write(Buffer.concat([head, data]), () => process.exit(0))
} catch (error) {
  process.exit(/pixel limit/i.test(String(error)) ? 3 : 2)
}
