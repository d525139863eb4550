/**
 * tus-js-client as its authors publish it, sending one file; the service's tests drive it.
 * Arguments: endpoint, file, photo id, device secret, chunk size in bytes (0: all in one request). Prints the upload's address.
 */
import { readFileSync } from "node:fs";
import { argv, exit, stderr, stdout } from "node:process";
import { Upload } from "tus-js-client";

const [endpoint, path, photoId, device, chunk] = argv.slice(2);
const upload = new Upload(readFileSync(path), {
	endpoint,
	chunkSize: Number(chunk) || Number.POSITIVE_INFINITY,
	retryDelays: Array.from({ length: 100 }, (_, index) => Math.min(1000, 20 * index)),
	metadata: { photo_id: photoId, filename: "photo.jpg" },
	headers: { "X-Device": device },
	onError(error) {
		stderr.write(`${error}\n`);
		exit(1);
	},
	onSuccess() {
		stdout.write(`${upload.url}\n`);
	},
});
upload.start();
