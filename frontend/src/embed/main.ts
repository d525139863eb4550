/** Starts the page that other sites frame: no storage, no cookie, no service worker; what it shows stands in its address. */
import { mount } from "svelte";
import { RESIDENT_LANGS } from "../i18n/languages";
import { startLocale } from "../i18n/locale.svelte";
import { startAppearance } from "../ui/appearance.svelte";
import "../ui/base.css";
import Embed from "./Embed.svelte";

startAppearance();
await startLocale(RESIDENT_LANGS);
const target = document.getElementById("app");
if (!target) throw new Error("embed page without #app");
mount(Embed, { target });
