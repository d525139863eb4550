/** Starts the crew app: language and colours first, then the screen, then the service worker. */
import { mount } from "svelte";
import { WORK_LANGS } from "../i18n/languages";
import { startLocale } from "../i18n/locale.svelte";
import { u } from "../i18n/ui";
import { startServiceWorker } from "../offline/worker";
import { startAppearance } from "../ui/appearance.svelte";
import { toast } from "../ui/toasts.svelte";
import "../ui/base.css";
import App from "./App.svelte";

startAppearance();
await startLocale(WORK_LANGS);
const target = document.getElementById("app");
if (!target) throw new Error("index page without #app");
mount(App, { target });

startServiceWorker((take) => toast(u.update.ready, { label: u.update.now, run: take }));
