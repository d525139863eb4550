/** The design system's parts, by name. */
export {
	colourVersion,
	setTheme,
	setTownColour,
	startAppearance,
	THEMES,
	type Theme,
	theme,
} from "./appearance.svelte";
export { default as Badge } from "./Badge.svelte";
export { default as Banner } from "./Banner.svelte";
export { default as BeforeAfter } from "./BeforeAfter.svelte";
export { default as Button } from "./Button.svelte";
export { default as ChoiceCard } from "./ChoiceCard.svelte";
export { default as Dialog } from "./Dialog.svelte";
export { default as Empty } from "./Empty.svelte";
export { default as Field } from "./Field.svelte";
export { default as Icon } from "./Icon.svelte";
export { default as IconButton } from "./IconButton.svelte";
export { type IconName, icons } from "./icons";
export { default as Lamp } from "./Lamp.svelte";
export { default as Plate } from "./Plate.svelte";
export { default as Progress } from "./Progress.svelte";
export { default as Row } from "./Row.svelte";
export { default as ServicePicture } from "./ServicePicture.svelte";
export { default as Sheet } from "./Sheet.svelte";
export { default as Skeleton } from "./Skeleton.svelte";
export { default as StatusBadge } from "./StatusBadge.svelte";
export { lookOf, STATUS_LOOK, type StatusFamily } from "./status";
export { default as Thumb } from "./Thumb.svelte";
export { default as Timeline } from "./Timeline.svelte";
export { default as Toasts } from "./Toasts.svelte";
export { dismiss, toast } from "./toasts.svelte";
