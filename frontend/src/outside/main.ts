/** Starts the page of an outside body's link: no account, no service worker; the link's token stays in this page. */
import { mount } from "svelte";
import { WORK_LANGS } from "../i18n/languages";
import { startLocale } from "../i18n/locale.svelte";
import { startAppearance } from "../ui/appearance.svelte";
import "../ui/base.css";
import Job from "./Job.svelte";

startAppearance();
await startLocale(WORK_LANGS);
const target = document.getElementById("app");
if (!target) throw new Error("intervention page without #app");
mount(Job, { target });
