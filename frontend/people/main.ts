import "./people.css";
