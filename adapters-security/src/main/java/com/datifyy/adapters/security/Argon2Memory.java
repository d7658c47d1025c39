package com.datifyy.adapters.security;

import java.lang.ref.SoftReference;
import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.Block;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator.BlockPool;
import org.jspecify.annotations.Nullable;

/// The memory that Argon2id fills, handed from one hash to the next.
///
/// A hash takes some 20 MB of small blocks. Made anew each time, two hashes fill the young generation of a heap of
/// 112 MB, and nearly every further one costs a full collection that stops everything else. Kept blocks cost none.
/// They are held softly: when memory gets scarce, or nobody signs in for a while, the collector takes them back.
final class Argon2Memory {
    private final ConcurrentLinkedDeque<SoftReference<Blocks>> idle = new ConcurrentLinkedDeque<>();
    private final int mostKept;

    /// @param cost what most hashes take: of a dearer one no more is kept
    Argon2Memory(Argon2Cost cost) {
        this.mostKept = cost.memoryKib();
    }

    /// Does work with memory that nothing else uses meanwhile. Work that fails keeps none, as it may have left
    /// something behind in it.
    byte[] lend(Function<BlockPool, byte[]> work) {
        Blocks blocks = take();
        byte[] result = work.apply(blocks);
        idle.push(new SoftReference<>(blocks));
        return result;
    }

    /// How many are kept right now, unless the collector has taken them.
    int kept() {
        return idle.size();
    }

    private Blocks take() {
        for (SoftReference<Blocks> kept = idle.poll(); kept != null; kept = idle.poll()) {
            @Nullable Blocks blocks = kept.get();
            if (blocks != null) {
                return blocks;
            }
        }
        return new Blocks(mostKept);
    }

    /// The blocks of one hash at a time; the generator returns each of them empty.
    private static final class Blocks implements BlockPool {
        /// What a hash takes beside its memory, for its work.
        private static final int WORKING = 4;

        private final ArrayDeque<Block> free = new ArrayDeque<>();
        private final int mostKept;

        private Blocks(int memoryKib) {
            this.mostKept = memoryKib + WORKING;
        }

        @Override
        public Block allocate() {
            Block kept = free.poll();
            return kept == null ? new Block() : kept;
        }

        @Override
        public void deallocate(Block block) {
            if (free.size() < mostKept) {
                free.push(block);
            }
        }
    }
}
