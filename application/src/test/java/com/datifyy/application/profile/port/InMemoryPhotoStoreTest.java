package com.datifyy.application.profile.port;

class InMemoryPhotoStoreTest implements PhotoStoreContract {
    private final InMemoryPhotoStore store = new InMemoryPhotoStore();

    @Override
    public PhotoStore store() {
        return store;
    }

    @Override
    public void addPeople() {
        // a map takes anybody's
    }
}
