async (only) => {
  const options = { runOnly: only, resultTypes: ["violations"], iframes: false, rules: { "target-size": { enabled: true } } };
  const { violations } = await axe.run(document, options);
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary, any }) => ({ id, at: target.flat().join(" "), why: failureSummary, data: any.map((check) => check.data) })),
  );
}
