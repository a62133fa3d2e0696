const green = '#0b5d3b';
const ink = '#14201a';

// Sizes follow the page's base of 18 px and more; colours keep a contrast of 7:1 (WCAG 2.2, level AAA).
export const styleOptions = {
  accent: green,
  backgroundColor: '#f3f1ea',
  subtle: '#414a45',
  primaryFont: "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif",
  fontSizeSmall: '18px',
  // A time under every line would take a third of a small screen.
  groupTimestamp: 300000,
  paddingRegular: 12,
  emojiSet: false,

  bubbleBackground: '#ffffff',
  bubbleBorderColor: '#cfd6d1',
  bubbleBorderRadius: 14,
  bubbleTextColor: ink,
  bubbleFromUserBackground: '#d9f0e2',
  bubbleFromUserBorderColor: '#a9d3ba',
  bubbleFromUserBorderRadius: 14,
  bubbleFromUserTextColor: ink,
  bubbleMinWidth: 40,
  bubbleMaxWidth: 420,

  hideUploadButton: false,
  uploadAccept: 'image/*',
  uploadMultiple: false,
  sendBoxHeight: 64,
  sendBoxTextWrap: true,
  sendBoxTextColor: ink,
  sendBoxPlaceholderColor: '#414a45',
  sendBoxButtonColor: green,
  sendBoxBorderTop: 'solid 1px #cfd6d1',

  // The options stand numbered in the text too; these must leave room to read it.
  suggestedActionLayout: 'flow',
  suggestedActionsFlowMaxHeight: 250,
  suggestedActionHeight: 48,
  suggestedActionBorderRadius: 12,
  suggestedActionBorderWidth: 2,
  suggestedActionTextColor: green,
  suggestedActionBorderColor: green
};
