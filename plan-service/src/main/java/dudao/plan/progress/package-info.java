/** What became of a plan's items: tasks by state and light, figures reached, open findings, at any moment. */
package dudao.plan.progress;
