/** One build, three apps: the resident's (installable), the crew's and the staff's. */
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { chunkGroups } from "./scripts/chunks";

const api = process.env.RUECLAIRE_DEV_API ?? "http://127.0.0.1:5000";

/** In development, serves each app under the path it has in production. */
function appPaths(): Plugin {
	return {
		name: "rueclaire-app-paths",
		configureServer(server) {
			server.middlewares.use((request, _response, next) => {
				const url = request.url ?? "/";
				if (/^\/staff\/v1(\/|$)/.test(url)) return next();
				if (/^\/crew(\/(?!.*\.\w+$)|$|\?)/.test(url)) request.url = "/crew.html";
				else if (/^\/intervention\/[^/]+$/.test(url)) request.url = "/intervention.html";
				else if (/^\/embed(\?|$)/.test(url)) request.url = "/embed.html";
				else if (/^\/staff(\/(?!.*\.\w+$)|$|\?)/.test(url)) request.url = "/staff.html";
				next();
			});
		},
	};
}

export default defineConfig({
	appType: "spa",
	plugins: [
		appPaths(),
		svelte(),
		VitePWA({
			strategies: "injectManifest",
			srcDir: "src/offline",
			filename: "sw.ts",
			injectRegister: false,
			injectManifest: {
				globPatterns: ["index.html", "crew.html", "assets/*.{js,mjs,css,woff2,svg}", "icons/*.{svg,png}"],
				globIgnores: ["assets/map-*", "assets/staff-*", "assets/maplibre-*"],
			},
			manifest: false,
		}),
	],
	build: {
		// The server names in its page what an address needs at once (app/web/first_load.py reads this).
		manifest: true,
		target: ["es2022", "safari16.4", "chrome111", "firefox113"],
		sourcemap: false,
		modulePreload: { polyfill: false },
		rolldownOptions: {
			input: {
				resident: "index.html",
				crew: "crew.html",
				staff: "staff.html",
				embed: "embed.html",
				outside: "intervention.html",
			},
			output: {
				chunkFileNames: (chunk) =>
					chunk.moduleIds.some((id) => id.includes("maplibre-gl"))
						? "assets/map-[name]-[hash].js"
						: "assets/[name]-[hash].js",
				codeSplitting: { groups: chunkGroups() },
			},
		},
	},
	resolve: process.env.VITEST ? { conditions: ["browser"] } : {},
	test: { include: ["tests/**/*.test.ts"], setupFiles: ["tests/setup.ts"], environment: "node" },
	optimizeDeps: { include: ["uqr", "idb"] },
	server: {
		proxy: {
			"/api": { target: api },
			"/staff/v1": { target: api },
			"/open311": { target: api },
		},
	},
});
