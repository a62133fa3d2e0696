const LONGEST_MS = 20_000;

// A call that ends, on a network that neither answers nor breaks.
export const timed = async work => {
  const cut = new AbortController();
  const end = setTimeout(() => cut.abort(), LONGEST_MS);
  try {
    return await work(cut.signal);
  } finally {
    clearTimeout(end);
  }
};
