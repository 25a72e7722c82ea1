// Whether each part of a page is in the language it says it is in (WCAG 3.1.1, 3.1.2). Of the seven languages of the node, told
// by their commonest words: a part is doubted when it has several different ones of another language's and hardly any of its own.

/** Words that are common in one of the languages and are none in the others, or hardly ever. */
const COMMON = {
  en: 'the of and to is that for with are this which from be by not have what who it their each one where was as has its been how',
  fi: 'ja on ei että tai joka ovat sekä myös sen kuin mutta voi jos niin mitä kun ole vain kuka tämä siitä jotka mukaan tässä',
  sv: 'och att är som för på det av med den till ett har inte kan från eller om vad när vem sig deras finns där denna samt',
  lt: 'ir yra kad iš su kaip kas apie nuo bei arba jų tik čia tai ne prie šio šis pagal kuris kuri kurie turi gali už',
  nl: 'het een van en dat niet zijn met voor wie wat wordt worden deze aan uit door naar ook bij die hier kan maar hoe',
  ga: 'agus na an ar le tá atá ag don is nach bhfuil sé seo sin chun mar gach cad cé leis dá ón níl féin eile nó',
  hr: 'je su se koji koja koje da za od što iz kao ili bez nije bi prema samo ovdje tko ako kako može ovaj ovo među nisu',
};
const WORDS = Object.fromEntries(Object.entries(COMMON).map(([language, words]) => [language, new Set(words.split(' '))]));
/** As many of another language's words make a doubt. */
const ENOUGH = 4;
const LEAD = 3;

/** Runs in the page: its text by block and language. */
function parts() {
  const found = new Map();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const lang = node.parentElement.closest('[lang]').lang;
    const block = node.parentElement.closest('p, li, dd, dt, td, th, h1, h2, h3, h4, desc, title, blockquote, pre, div');
    if (!block || !lang || node.parentElement.closest('script, style, .changes')) continue;
    const key = found.get(block) ?? found.set(block, {}).get(block);
    key[lang] = `${key[lang] ?? ''} ${node.data}`;
  }
  return [...found.values()].flatMap((one) => Object.entries(one));
}

/** Doubts about a page that is open; gives how many parts could be judged. */
export async function tongues(page, wrong, where) {
  let judged = 0;
  for (const [lang, text] of await page.evaluate(parts)) {
    const words = [...new Set(text.toLowerCase().match(/\p{L}+/gu) ?? [])];
    const count = (language) => words.filter((word) => WORDS[language].has(word)).length;
    const [best, most] = Object.keys(WORDS).map((language) => [language, count(language)]).sort((a, b) => b[1] - a[1])[0];
    if (most < ENOUGH) continue;
    judged += 1;
    const own = WORDS[lang] ? count(lang) : 0;
    if (best !== lang && most >= LEAD * Math.max(own, 1)) wrong(where, `says “${text.trim().replace(/\s+/g, ' ').slice(0, 60)}” is ${lang}; it looks like ${best}`);
  }
  return judged;
}
