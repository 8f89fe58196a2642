/** What is heard of tasks and findings: each version kept for as long as it held, and counted in what holds now. */
package dudao.plan.progress.history;
