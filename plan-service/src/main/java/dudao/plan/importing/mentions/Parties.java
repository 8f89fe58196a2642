package dudao.plan.importing.mentions;

import dudao.plan.importing.document.ImportedParty;
import dudao.plan.importing.document.ImportedParty.Kind;
import dudao.plan.importing.document.ImportedParty.Role;
import dudao.plan.importing.text.Characters;
import dudao.plan.importing.text.Labels;
import dudao.plan.importing.text.Lexicon;
import dudao.plan.importing.text.Passage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Who an item says is responsible: lists behind a label, brackets at the end of a sentence, groups in the running text. */
public final class Parties {

    private static final int LONGEST_LIST = 400;
    private static final int LONGEST_BRACKET = 100;
    private static final int LONGEST_NAME = 40;

    /** Whole groups; 各 makes them addressees wherever they stand. */
    private static final Lexicon GROUPS = Lexicon.of(
            """
            各县级市(区) 各县级市（区） 各县(市、区) 各县（市、区） 各县(市)区 各县（市）区 各市(县)区 各市（县）区 各市县区 各县区 各区县 各县(区) 各县（区）
            各区(市) 各区（市） 各区市 各旗县区 各直属学校(单位) 各直属学校（单位） 各直属学校 各直属单位 各直属院校 直属学校(单位) 直属学校（单位） 直属学校
            机关各处室 机关处室 机关各科室 各处室 各科室 各学校 各中小学校 各中小学 各高校 各民办学校 各地各校""");

    private static final Lexicon GROUP_OFFICES = Lexicon.of("教育局 教体局 教育体育局 教育行政部门 政府 人民政府");

    private static final Lexicon LEADS = Lexicon.of("(牵头) （牵头） (牵头单位) （牵头单位）");

    private final Passage passage;
    private final List<ImportedParty> parties = new ArrayList<>();
    private final Set<String> named = new HashSet<>();

    private Parties(Passage passage) {
        this.passage = passage;
    }

    public static List<ImportedParty> in(Passage passage) {
        Parties found = new Parties(passage);
        for (int i = passage.start(); i < passage.end(); i++) {
            char c = passage.charAt(i);
            String label = Labels.at(passage.clean().text(), i);
            if (label != null) {
                i = Math.max(i, found.list(i + label.length(), role(label)) - 1);
            } else if (c == '(' || c == '（') {
                i = Math.max(i, found.bracket(i) - 1);
            } else if ((c == '各' || c == '直' || c == '机') && !passage.inName(i)) {
                i = Math.max(i, found.group(i) - 1);
            }
        }
        return found.parties;
    }

    private static Role role(String label) {
        return Labels.LEAD.contains(label)
                ? Role.LEAD
                : Labels.ASSIST.contains(label)
                        ? Role.ASSIST
                        : Labels.LEADER.contains(label)
                                ? Role.LEADER
                                : Labels.RESPONSIBLE.contains(label) ? Role.RESPONSIBLE : null;
    }

    /** The names behind a label and its colon; gives back where they end. */
    private int list(int afterLabel, Role role) {
        int start = passage.skipBlanks(afterLabel);
        if (start >= passage.end() || "：:】]".indexOf(passage.charAt(start)) < 0) {
            return afterLabel;
        }
        while (start < passage.end() && ("：:】]".indexOf(passage.charAt(start)) >= 0)) {
            start = passage.skipBlanks(start + 1);
        }
        int limit = Math.min(passage.end(), start + LONGEST_LIST);
        int end = start;
        int depth = 0;
        while (end < limit && !Characters.isSentenceEnd(passage.charAt(end)) && passage.charAt(end) != '\n') {
            char c = passage.charAt(end);
            depth += "(（".indexOf(c) >= 0 ? 1 : ")）】".indexOf(c) >= 0 ? -1 : 0;
            if (depth < 0 || depth == 0 && Labels.at(passage.clean().text(), end) != null) {
                break;
            }
            end++;
        }
        if (role != null) {
            names(start, end, role);
        }
        return end;
    }

    /** （基教处牵头，人事处配合）, or nothing but names of offices. Gives back where the bracket ends, or begins if it is neither. */
    private int bracket(int open) {
        int close = open + 1;
        int depth = 1;
        int limit = Math.min(passage.end(), open + LONGEST_BRACKET);
        for (; close < limit; close++) {
            char c = passage.charAt(close);
            depth += "(（".indexOf(c) >= 0 ? 1 : ")）".indexOf(c) >= 0 ? -1 : 0;
            if (depth == 0) {
                break;
            }
        }
        int after = close + 1;
        boolean endsSentence = after >= passage.end()
                || Characters.isSentenceEnd(passage.charAt(after))
                || passage.charAt(after) == '\n'
                || Characters.isSentenceEnd(passage.charAt(Math.max(passage.start(), open - 1)));
        if (depth != 0 || !endsSentence) {
            return open;
        }
        int before = parties.size();
        for (int from = open + 1; from < close; ) {
            int to = from;
            while (to < close && "，,；;".indexOf(passage.charAt(to)) < 0) {
                to++;
            }
            duty(passage.skipBlanks(from), to);
            from = to + 1;
        }
        return parties.size() > before ? close : open;
    }

    private void duty(int start, int end) {
        for (Duty duty : Duty.values()) {
            if (duty.words.endsBefore(passage, end)) {
                names(start, end - duty.words.before(passage, end).length(), duty.role);
                return;
            }
        }
    }

    private enum Duty {
        LEADS("牵头 牵头负责", Role.LEAD),
        ASSISTS("配合 协同 协办 参与", Role.ASSIST),
        ANSWERS("负责 落实 承办", Role.RESPONSIBLE);

        private final Lexicon words;
        private final Role role;

        Duty(String words, Role role) {
            this.words = Lexicon.of(words);
            this.role = role;
        }
    }

    private void names(int start, int end, Role role) {
        int from = start;
        int depth = 0;
        for (int i = start; i <= end; i++) {
            char c = i < end ? passage.charAt(i) : '、';
            depth += "(（".indexOf(c) >= 0 ? 1 : ")）".indexOf(c) >= 0 ? -1 : 0;
            if (i == end || depth == 0 && ("、，,".indexOf(c) >= 0 || Characters.isBlank(c))) {
                add(from, i, role);
                from = i + 1;
            }
        }
    }

    private int group(int i) {
        String group = GROUPS.at(passage, i);
        if (group == null) {
            return i;
        }
        String office = GROUP_OFFICES.at(passage, i + group.length());
        int end = i + group.length() + (office == null ? 0 : office.length());
        if (!named.contains(passage.text(i, end))) {
            add(i, end, Role.NAMED);
        }
        return end;
    }

    private void add(int start, int end, Role role) {
        int from = passage.skipBlanks(start);
        int to = Math.max(from, end);
        if (to - from < 2 || to - from > LONGEST_NAME) {
            return;
        }
        if (role == Role.RESPONSIBLE && LEADS.endsBefore(passage, to)) {
            add(from, to - LEADS.before(passage, to).length(), Role.LEAD);
            return;
        }
        String name = passage.text(from, to);
        named.add(name);
        Kind kind = role == Role.LEADER ? Kind.PERSON : PartyKinds.of(name);
        parties.add(new ImportedParty(role, kind, name, PartyKinds.isAll(name), passage.span(from, to)));
    }
}
