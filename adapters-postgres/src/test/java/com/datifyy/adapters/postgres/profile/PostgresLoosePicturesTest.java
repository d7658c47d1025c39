package com.datifyy.adapters.postgres.profile;

import com.datifyy.adapters.postgres.StoreTest;
import com.datifyy.application.profile.port.LoosePictures;
import com.datifyy.application.profile.port.LoosePicturesContract;

class PostgresLoosePicturesTest extends StoreTest implements LoosePicturesContract {
    @Override
    public LoosePictures loose() {
        return new PostgresLoosePictures(store.database());
    }
}
