/** Items across plans: found by what they rest on, and shown as the boards people ask for. */
package dudao.plan.boards;
