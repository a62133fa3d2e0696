// The people of one hand-out, found by code or by the beginning of a name.
const SHOWN_MAX = 20;
const CODE = /^AM[A-Z]{7}$/;

// As the server reads a code: lower case, blanks and dashes do not matter.
export const codeOf = text => {
  const letters = text.toUpperCase().replace(/[\s._/\p{Pd}\p{Cf}]/gu, '');
  return CODE.test(letters) ? letters : null;
};

const nameOf = text =>
  text.normalize('NFD').toUpperCase().replace(/[^A-Z ']/g, ' ').replace(/'/g, '').replace(/ +/g, ' ').trim();

export const peopleOf = rows => {
  const byId = new Map(), byCode = new Map();
  const add = person => {
    byId.set(person.id, { ...person, search: ` ${nameOf(person.name)}` });
    if (person.code) byCode.set(codeOf(person.code), person.id);
  };
  rows.forEach(add);
  return {
    add,
    find: id => byId.get(id),
    withCode: code => byId.get(byCode.get(code)),
    // First those whose name begins so, then those of whose names one does.
    named: text => {
      const key = nameOf(text);
      if (!key) return [];
      const found = [...byId.values()].filter(person => person.search.includes(` ${key}`));
      const isFirst = person => (person.search.startsWith(` ${key}`) ? 0 : 1);
      return found.sort((a, b) => isFirst(a) - isFirst(b) || a.search.localeCompare(b.search)).slice(0, SHOWN_MAX);
    },
    change: changes => {
      for (const change of changes) {
        const person = byId.get(change.id);
        if (person) person.now = change;
      }
    },
    rows: () => [...byId.values()].map(({ search, ...person }) => person)
  };
};
