/** Starts the resident's app: language and colours first, then the screen, then the queue and the service worker. */
import { mount } from "svelte";
import { RESIDENT_LANGS } from "../i18n/languages";
import { startLocale } from "../i18n/locale.svelte";
import { u } from "../i18n/ui";
import { startServiceWorker } from "../offline/worker";
import { startAppearance } from "../ui/appearance.svelte";
import { toast } from "../ui/toasts.svelte";
import "../ui/base.css";
import "./resident.css";
import App from "./App.svelte";
import { startRouter } from "./router.svelte";
import { startSends } from "./sends.svelte";

startAppearance();
await startLocale(RESIDENT_LANGS);
startRouter();
startSends();
const target = document.getElementById("app");
if (!target) throw new Error("index page without #app");
mount(App, { target });

startServiceWorker((take) => toast(u.update.ready, { label: u.update.now, run: take }));
