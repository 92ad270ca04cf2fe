/// Something known of a photo, for the examples of criteria.
enum PhotoFact: Hashable, Sendable {
    case people([String])
    case looseFace
    case owner(String)
    case tags([String])
    case albums([String])
    case text(String)
    case looksLike(String)
    case stacked
    case edited
    case duplicate
    case projection(String)
    case favorite
    case live
    case kind(Photo.Kind)
    case taken(String)
    case uploaded(String)
    case fileName(String)
    case path(String)
    case description(String)
    case camera(make: String, model: String)
    case lens(String)
    case iso(Int)
    case aperture(Double)
    case focalLength(Double)
    case shutter(String)
    case rating(Int)
    case place(key: String, String)
    case gps(Double, Double)
    case pixels(Int, Int)
    case storedPixels(Int, Int, orientation: String)
    case fileSize(Int64)
    case duration(milliseconds: Int64)

    /// How the documentation shows it.
    var text: String {
        switch self {
        case .people(let names):
            names.isEmpty ? "nobody" : PhraseList.and(names.map { $0.isEmpty ? "somebody without a name" : $0 })
        case .looseFace: "a face that belongs to nobody"
        case .owner(let name): "\(name)'s photo"
        case .tags(let paths): "tagged \(PhraseList.and(paths))"
        case .albums(let names): "in the album \(PhraseList.and(names))"
        case .text(let text): "with the text \(text.quoted)"
        case .looksLike(let words): "found by \(words.quoted)"
        case .stacked: "in a stack"
        case .edited: "edited"
        case .duplicate: "with a copy"
        case .projection(let name): "projection \(name)"
        case .favorite: "a favourite"
        case .live: "a live photo"
        case .kind(let kind): kind.rawValue.lowercased()
        case .taken(let time): "taken \(time)"
        case .uploaded(let time): "uploaded \(time)"
        case .fileName(let text), .path(let text): text
        case .description(let text): text.quoted
        case .camera(let make, let model): "\(make.quoted), \(model.quoted)"
        case .lens(let text), .shutter(let text): text
        case .iso(let value): "ISO \(value)"
        case .aperture(let value): "f/\(value)"
        case .focalLength(let value): "\(DecimalText.show(value)) mm"
        case .rating(let stars): "rating \(stars)"
        case .place(let key, let name): "\(key) \(name.quoted)"
        case .gps(let latitude, let longitude): "at \(latitude), \(longitude)"
        case .pixels(let width, let height): "\(width) × \(height)"
        case .storedPixels(let width, let height, let orientation):
            "stored \(width) × \(height), orientation \(orientation)"
        case .fileSize(let bytes): "\(bytes) bytes"
        case .duration(let milliseconds): "\(milliseconds) ms"
        }
    }
}
