extension World {
    /// What machine learning saw on a photo.
    public struct Sight: Sendable {
        /// The photo.
        public var assetID: EntityID
        /// The text read on it.
        public var text: String
        /// What is to be seen, in words; stands for the embedding of a real server.
        public var scene: String

        /// What was seen on a photo.
        public init(assetID: EntityID, text: String = "", scene: String = "") {
            self.assetID = assetID
            self.text = text
            self.scene = scene
        }
    }
}
