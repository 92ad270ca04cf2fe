/// What made-up libraries choose from.
enum MadeUpWords {
    static let names = [
        "Mia", "Leo", "Anna", "Paul", "Grandma", "Grandpa", "Kim", "Sam", "Alex", "Zoe", "Finn", "Ida", "Noah", "Emma",
        "Ben", "Clara", "Jonas", "Lena", "Max", "Nora", "Oskar", "Pia", "Quentin", "Rosa", "Tom", "Uma", "Vera",
        "Willem", "Xenia", "Yara", "Zack", "Aunt Eva", "Uncle Jo", "Marta", "Hugo", "Ines", "Karl", "Lou", "Mara",
        "Nils",
    ]

    static let cameras: [(make: String, model: String, lens: String?)] = [
        ("Apple", "iPhone 12", "iPhone 12 back camera 4.2mm f/1.6"),
        ("Apple", "iPhone 15 Pro", "iPhone 15 Pro back camera 6.8mm f/1.8"),
        ("Google", "Pixel 7", nil), ("Canon", "EOS R6", "RF24-105mm F4 L IS USM"),
        ("FUJIFILM", "X-T4", "XF35mmF2 R WR"),
        ("NIKON CORPORATION", "NIKON Z 6", "NIKKOR Z 24-70mm f/4 S"), ("samsung", "SM-G991B", nil),
    ]

    static let places: [MadeUpPlace] = [
        MadeUpPlace(city: "Berlin", state: "Land Berlin", country: "Germany", latitude: 52.52, longitude: 13.405),
        MadeUpPlace(city: "Munich", state: "Bavaria", country: "Germany", latitude: 48.137, longitude: 11.575),
        MadeUpPlace(city: "Athens", state: "Attica", country: "Greece", latitude: 37.984, longitude: 23.728),
        MadeUpPlace(city: "Chania", state: "Crete", country: "Greece", latitude: 35.514, longitude: 24.018),
        MadeUpPlace(city: "Rome", state: "Latium", country: "Italy", latitude: 41.9, longitude: 12.496),
        MadeUpPlace(city: "Paris", state: "Île-de-France", country: "France", latitude: 48.857, longitude: 2.352),
        MadeUpPlace(city: "Zermatt", state: "Valais", country: "Switzerland", latitude: 46.021, longitude: 7.748),
        MadeUpPlace(
            city: "New York City", state: "New York", country: "United States of America", latitude: 40.713,
            longitude: -74.006),
        MadeUpPlace(
            city: "Amsterdam", state: "North Holland", country: "Netherlands", latitude: 52.374, longitude: 4.89),
        MadeUpPlace(city: "Brussels", state: "Brussels Capital", country: "Belgium", latitude: 50.85, longitude: 4.349),
    ]

    static let descriptions = [
        "", "", "", "", "birthday cake", "first day at school", "on the beach", "Grüße aus den Bergen",
    ]
}
