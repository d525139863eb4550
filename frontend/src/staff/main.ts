/** Starts the staff app: language and colours first, then the screen. */
import { mount } from "svelte";
import { WORK_LANGS } from "../i18n/languages";
import { startLocale } from "../i18n/locale.svelte";
import { startAppearance } from "../ui/appearance.svelte";
import "../ui/base.css";
import App from "./App.svelte";

startAppearance();
await startLocale(WORK_LANGS);
const target = document.getElementById("app");
if (!target) throw new Error("index page without #app");
mount(App, { target });
