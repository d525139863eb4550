/** Starts the resident's app: language and colours first, then the screen, then the queue and the service worker. */
import { mount } from "svelte";
import { startLocale } from "../i18n/locale.svelte";
import { startAppearance } from "../ui/appearance.svelte";
import "../ui/base.css";
import "./resident.css";
import App from "./App.svelte";
import { startRouter } from "./router.svelte";
import { startSends } from "./sends.svelte";

startAppearance();
await startLocale();
startRouter();
startSends();
const target = document.getElementById("app");
if (!target) throw new Error("index page without #app");
mount(App, { target });

if (import.meta.env.PROD && "serviceWorker" in navigator) {
	addEventListener("load", () => {
		// Without it the app works too, but only with a network; there is nothing to tell the person.
		navigator.serviceWorker.register("/sw.js", { scope: "/", type: "classic" }).catch(() => undefined);
	});
}
