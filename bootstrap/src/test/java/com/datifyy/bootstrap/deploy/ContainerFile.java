package com.datifyy.bootstrap.deploy;

import java.util.ArrayList;
import java.util.List;

/// What a Dockerfile says, as far as this repository's makes use of the language.
///
/// @param stages in their order; the last one is the image
record ContainerFile(List<Stage> stages) {
    /// One line, with those that continue it.
    ///
    /// @param keyword in capitals
    /// @param rest what stands behind it
    record Instruction(String keyword, String rest) {}

    /// From one FROM to the next.
    ///
    /// @param from what stands behind its FROM
    record Stage(String from, List<Instruction> instructions) {
        /// What stands behind each instruction of a kind.
        List<String> all(String keyword) {
            return instructions.stream()
                    .filter(instruction -> instruction.keyword().equals(keyword))
                    .map(Instruction::rest)
                    .toList();
        }

        /// What stands behind the last of a kind, which is the one that counts.
        String last(String keyword) {
            return all(keyword).getLast();
        }
    }

    static ContainerFile of(String text) {
        List<Stage> stages = new ArrayList<>();
        String whole = text.replaceAll("(?m)^#.*\\R", "").replace("\\\n", " ");
        for (String line : whole.lines().filter(each -> !each.isBlank()).toList()) {
            String[] parts = line.strip().split("\\s+", 2);
            if (parts[0].equals("FROM")) {
                stages.add(new Stage(parts[1], new ArrayList<>()));
            } else {
                stages.getLast().instructions().add(new Instruction(parts[0], parts[1]));
            }
        }
        return new ContainerFile(stages);
    }

    Stage image() {
        return stages.getLast();
    }
}
