/** The named actions under an item (十项行动), ticked off one by one. */
package dudao.plan.checklist;
