/** Compiler options: runes everywhere; an accessibility warning stops the build's check. */
import { vitePreprocess } from "@sveltejs/vite-plugin-svelte";

export default { preprocess: vitePreprocess(), compilerOptions: { runes: true } };
