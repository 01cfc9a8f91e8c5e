// How long a text that is being written will be. The simulator's own count (sms/segments.py) is what is shown after.
const BASIC = new Set("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
const EXTENDED = new Set("\f^{}\\[~]|€");

export function segments(text) {
  const gsm = [...text].every((each) => BASIC.has(each) || EXTENDED.has(each));
  const units = gsm ? [...text].reduce((sum, each) => sum + (EXTENDED.has(each) ? 2 : 1), 0) : text.length;
  const [one, many] = gsm ? [160, 153] : [70, 67];
  return { encoding: gsm ? "GSM-7" : "UCS-2", units, parts: units <= one ? 1 : Math.ceil(units / many) };
}
