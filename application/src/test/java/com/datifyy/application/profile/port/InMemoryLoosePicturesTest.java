package com.datifyy.application.profile.port;

import com.datifyy.application.shared.port.InMemoryUnitOfWork;
import com.datifyy.application.shared.port.UnitOfWork;

class InMemoryLoosePicturesTest implements LoosePicturesContract {
    private final InMemoryUnitOfWork units = new InMemoryUnitOfWork();
    private final InMemoryLoosePictures loose = new InMemoryLoosePictures(units);

    @Override
    public UnitOfWork units() {
        return units;
    }

    @Override
    public LoosePictures loose() {
        return loose;
    }
}
